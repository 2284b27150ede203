// Finds the problems of one document: syntax, schema and every rule. Pure; nothing here knows of other files.
import type { TextRange } from '../../base/text-range.ts';
import type { Problem } from '../../model/problem.ts';
import type { Resource } from '../../model/resource.ts';
import { schemaIdOf, CONFIG_SCHEMA } from '../../workspace/schema-at.ts';
import { readConfigDocument } from '../../workspace/config.ts';
import type { Settings } from '../../workspace/settings.ts';
import type { SpecDocument, SpecFile } from '../../workspace/spec-file.ts';
import type { YamlDocument } from '../../yaml/nodes.ts';
import { SYNTAX_CODES } from '../../yaml/syntax-messages.ts';
import { toValue } from '../../yaml/to-value.ts';
import { describeViolation } from './describe-violation.ts';
import { rules } from './generated/all-rules.ts';
import {
  levelIn,
  type Finding,
  type LocatedViolation,
  type Rule,
  type RuleContext,
} from './rule.ts';
import { locatedViolations } from './schema-violations.ts';
import { claimantOf } from './claims.ts';
import { isSuppressed, suppressionsIn } from './suppressions.ts';

/** The problems of a document, sorted by place. Ranges count from its start. */
export function validateDocument(
  file: Pick<SpecFile, 'type'>,
  document: SpecDocument,
  settings: Settings,
): readonly Problem[] {
  const { yaml, oam } = document;
  if (file.type !== 'config' && oam.status !== 'resource') return syntaxOfNeighbors(document);
  const collector = new Collector(yaml, settings);
  for (const problem of yaml.problems)
    collector.addSyntax(problem.code, problem.message, problem.range);
  // Broken settings are not used at all, so no more is to be said of them.
  if (file.type === 'config' && yaml.problems.length > 0) return collector.finish();
  const resource = oam.status === 'resource' ? oam.resource : undefined;
  checkSchema(schemaIdOf(file, document), document, { collector, resource });
  if (resource !== undefined && file.type !== 'config') checkRules(resource, collector);
  if (file.type === 'config') {
    for (const problem of readConfigDocument(yaml, ruleCodes()).problems) collector.take(problem);
  }
  return collector.finish();
}

/** A document that is not OAM is left in peace, its syntax too: it may be anything. */
function syntaxOfNeighbors(document: SpecDocument): readonly Problem[] {
  const { yaml, oam } = document;
  if (oam.status !== 'foreign' || !mentionsOam(yaml.text)) return [];
  const collector = new Collector(yaml, undefined);
  for (const problem of yaml.problems)
    collector.addSyntax(problem.code, problem.message, problem.range);
  return collector.finish();
}

/** A document so broken that its `apiVersion` cannot be read still gets its syntax errors. */
function mentionsOam(text: string): boolean {
  return /^\s*["']?apiVersion["']?\s*:\s*["']?core\.(?:oam\.dev|hydra\.io)\/v1alpha1["']?/m.test(
    text,
  );
}

/** Codes that settings may name: those of the rules and of what keeps a text from being read. */
function ruleCodes(): ReadonlySet<string> {
  return new Set([...rules.map(({ code }) => code), ...SYNTAX_CODES]);
}

interface Checking {
  readonly collector: Collector;
  readonly resource: Resource | undefined;
}

function checkSchema(
  schemaId: string | undefined,
  document: SpecDocument,
  checking: Checking,
): void {
  const { collector, resource } = checking;
  const { yaml } = document;
  const result = toValue(yaml.root);
  if (result.stoppedAt !== undefined) {
    const message =
      result.reason === 'cycle'
        ? 'This alias stands inside what it refers to, so it would never end.'
        : 'The aliases of this document expand to more than 100,000 values. It was not checked against its schema.';
    collector.addSyntax('too-many-aliases', message, result.stoppedAt.range);
    return;
  }
  if (schemaId === undefined) return;
  // After a syntax error a field may only seem to be missing: what follows the error is not read.
  const broken = yaml.problems.length > 0;
  for (const violation of locatedViolations(schemaId, yaml, result.value)) {
    if (broken && violation.keyword === 'required') continue;
    const rule = claimantOf(violation, schemaId === CONFIG_SCHEMA ? undefined : resource?.role);
    if (resource === undefined || schemaId === CONFIG_SCHEMA) {
      collector.add(rule, { at: violation.at, message: describeViolation(violation) });
      continue;
    }
    const finding = findingOf(rule, violation, collector.contextFor(rule, resource));
    if (finding !== undefined) collector.add(rule, finding);
  }
}

function findingOf(
  rule: Rule,
  violation: LocatedViolation,
  context: RuleContext,
): Finding | undefined {
  if (rule.onViolation !== undefined) return rule.onViolation(violation, context);
  return { at: violation.at, message: describeViolation(violation) };
}

function checkRules(resource: Resource, collector: Collector): void {
  for (const rule of rules) {
    if (rule.check === undefined) continue;
    if (rule.roles !== undefined && !rule.roles.includes(resource.role)) continue;
    if (collector.isOff(rule)) continue;
    rule.check(collector.contextFor(rule, resource));
  }
}

/** Gathers findings, gives them their level and drops what is off, silenced or said twice. */
class Collector {
  readonly #document: YamlDocument;
  readonly #settings: Settings | undefined;
  readonly #problems: { problem: Problem; generic: boolean }[] = [];
  /** A file of megabytes may have a hundred thousand problems, so they are never compared in pairs. */
  readonly #said = new Set<string>();
  /** Places of which a rule that knows what they are about has spoken. */
  readonly #better = new Set<string>();

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

  /** True when nothing the rule could find would be shown. */
  isOff(rule: Rule): boolean {
    return this.#settings?.rules[rule.code] === 'off';
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
      related: (finding.related ?? []).map(({ at, message }) => ({
        range: this.#rangeOf(at),
        message,
      })),
      fixes: finding.fixes ?? (() => []),
    };
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
      .filter(
        ({ code, rule, range }) => !isSuppressed(suppressions, { code, rule, offset: range.start }),
      )
      .sort((a, b) => a.range.start - b.range.start || a.code.localeCompare(b.code));
  }
}

/** Codes of rules that speak for a schema without knowing what it is about. */
const GENERIC_CODES = new Set(['unknown-key', 'missing-field', 'wrong-type', 'invalid-value']);

function placeKey({ range }: Problem): string {
  return `${String(range.start)}-${String(range.end)}`;
}
