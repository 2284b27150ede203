// Finds the problems of one document: syntax, schema and every rule. Pure; nothing here knows of other files.
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
import { Collector } from './collector.ts';
import type { Finding, LocatedViolation, Rule, RuleContext } from './rule.ts';
import { locatedViolations } from './schema-violations.ts';
import { claimantOf } from './claims.ts';

/** The problems of a document, sorted by place. Ranges count from its start. */
export function validateDocument(
  file: Pick<SpecFile, 'type'>,
  document: SpecDocument,
  settings: Settings,
): readonly Problem[] {
  const { yaml, oam } = document;
  if (oam.status === 'unread') return leftUnread(yaml, settings);
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

/** Nothing is wrong with a large text; that it is not checked has to be known. */
function leftUnread({ problems }: YamlDocument, { rules: levels }: Settings): readonly Problem[] {
  return problems.flatMap(({ code, message, range }): Problem[] => {
    const severity = levels[code] ?? 'information';
    if (severity === 'off') return [];
    const problem = { code, origin: 'rule' as const, rule: undefined, severity, message, range };
    return [{ ...problem, tags: [], related: [], fixes: () => [] }];
  });
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
  return /^[ \t]*["']?apiVersion["']?\s*:\s*["']?core\.(?:oam\.dev|hydra\.io)\/v1alpha1["']?/m.test(
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
    collector.guard(rule, () => {
      const finding = findingOf(rule, violation, collector.contextFor(rule, resource));
      if (finding !== undefined) collector.add(rule, finding);
    });
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
    const { check } = rule;
    if (check === undefined || !collector.wants(rule, resource)) continue;
    collector.guard(rule, () => {
      check(collector.contextFor(rule, resource));
    });
  }
}
