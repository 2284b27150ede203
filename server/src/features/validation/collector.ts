// Gathers what rules find in one document: levels, silenced lines, things said twice.
import type { TextRange } from '../../base/text-range.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import type { Settings } from '../../workspace/settings.ts';
import type { YamlDocument } from '../../yaml/nodes.ts';
import { levelIn, type Finding, type Rule, type RuleContext } from './rule.ts';
import { isSuppressed, suppressionsIn } from './suppressions.ts';

/** In one document: whoever has mended so many sees the rest. A million of them would fill the memory. */
const MOST_PROBLEMS = 10_000;

/** Gathers findings, gives them their level and drops what is off, silenced or said twice. */
export class Collector {
  readonly #document: YamlDocument;
  readonly #settings: Settings | undefined;
  readonly #problems: { problem: Problem; generic: boolean }[] = [];
  /** A file of megabytes may have a hundred thousand problems, so they are never compared in pairs. */
  readonly #said = new Set<string>();
  /** Places of which a rule that knows what they are about has spoken. */
  readonly #better = new Set<string>();
  /** Places with the codes that another rule speaks for there. */
  readonly #replaced = new Set<string>();

  constructor(document: YamlDocument, settings: Settings | undefined) {
    this.#document = document;
    this.#settings = settings;
  }

  contextFor(rule: Rule, resource: Resource): RuleContext {
    return {
      document: this.#document,
      resource,
      dialect: resource.dialect,
      profile: this.#profile,
      report: (finding) => {
        this.add(rule, finding);
      },
    };
  }

  get #profile(): Settings['profile'] {
    return this.#settings?.profile ?? 'spec';
  }

  /** True when the rule is about such a resource and what it could find would be shown. */
  wants(rule: Rule, resource: Resource): boolean {
    if (this.#settings?.rules[rule.code] === 'off') return false;
    return rule.roles?.includes(resource.role) ?? true;
  }

  /** Runs a rule. A rule that throws is a mistake of ours, and must not cost the other rules. */
  guard(rule: Rule, run: () => void): void {
    try {
      run();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The rule "${rule.code}" failed on this document: ${reason}. Please report it.`;
      this.addSyntax('internal-error', message, { start: 0, end: 1 });
    }
  }

  addSyntax(code: string, message: string, at: TextRange): void {
    const severity = this.#settings?.rules[code] ?? 'error';
    if (severity === 'off') return;
    const problem = { code, origin: 'syntax' as const, rule: undefined, severity, message };
    this.#push({ ...problem, range: at, tags: [], related: [], fixes: () => [] }, false);
  }

  /** A problem that was found elsewhere and is complete. */
  take(problem: Problem): void {
    this.#push(problem, false);
  }

  add(rule: Rule, finding: Finding): void {
    const set = this.#settings?.rules[rule.code];
    const level = set ?? levelIn(finding.severity ?? rule.level, this.#profile);
    if (level === 'off') return;
    const problem: Problem = {
      code: rule.code,
      origin: 'rule',
      rule: rule.number,
      severity: level,
      message: finding.message,
      range: this.#rangeOf(finding.at),
      tags: finding.tags ?? [],
      related: (finding.related ?? []).map(({ at, message, elsewhere }) =>
        elsewhere === undefined
          ? { range: this.#rangeOf(at), message }
          : { range: 'range' in at ? at.range : at, message, elsewhere },
      ),
      fixes: finding.fixes ?? (() => []),
    };
    for (const code of finding.insteadOf ?? []) this.#replaced.add(`${placeKey(problem)} ${code}`);
    this.#push(problem, GENERIC_CODES.has(rule.code));
  }

  /** An empty range could not be seen: it is widened to the character before it. */
  #rangeOf(at: Finding['at']): TextRange {
    const { start, end } = 'range' in at ? at.range : at;
    if (end > start) return { start, end };
    let from = Math.max(0, start - 1);
    while (from > 0 && /\s/.test(this.#document.text.charAt(from))) from--;
    return { start: from, end: Math.max(end, Math.min(from + 1, this.#document.text.length)) };
  }

  #push(problem: Problem, generic: boolean): void {
    if (this.#problems.length >= MOST_PROBLEMS) return;
    const place = placeKey(problem);
    const key = `${place} ${problem.code} ${problem.message}`;
    if (this.#said.has(key)) return;
    this.#said.add(key);
    this.#problems.push({ problem, generic });
    if (!generic) this.#better.add(place);
  }

  finish(): readonly Problem[] {
    const suppressions = suppressionsIn(this.#document);
    return this.#problems
      .filter(({ problem, generic }) => !generic || !this.#better.has(placeKey(problem)))
      .map(({ problem }) => problem)
      .filter((problem) => !this.#replaced.has(`${placeKey(problem)} ${problem.code}`))
      .filter(
        ({ code, rule, range }) => !isSuppressed(suppressions, { code, rule, offset: range.start }),
      )
      .sort((a, b) => a.range.start - b.range.start || a.code.localeCompare(b.code));
  }
}

/**
 * Codes of rules that speak of a value without knowing what it is about. What is said of keys is
 * not among them: a missing neighbor is marked at the same place and is another matter.
 */
const GENERIC_CODES = new Set(['wrong-type', 'invalid-value']);

function placeKey({ range }: Problem): string {
  return `${String(range.start)}-${String(range.end)}`;
}
