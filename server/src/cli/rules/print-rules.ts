// What `oam rules` does: finds the rules that are meant and prints them.
import { nearest } from '../../base/nearest.ts';
import { rules } from '../../features/validation/generated/all-rules.ts';
import { ruleDocs } from '../../features/validation/generated/rule-docs.ts';
import { levelIn, type Rule } from '../../features/validation/rule.ts';
import { rulePage } from '../../features/validation/rule-page.ts';
import { choice, UsageError, type Arguments, type ExitStatus } from '../command.ts';
import type { Terminal } from '../terminal.ts';

/** Throws a `UsageError` for a rule that there is not. */
export function printRules(args: Arguments, { out }: Terminal): ExitStatus {
  const format = choice(args, 'format', ['text', 'json'] as const) ?? 'text';
  const [name, more] = args.positionals;
  if (more !== undefined) throw new UsageError('One rule at a time, please.');
  const chosen = name === undefined ? rules : rulesNamed(name);
  if (format === 'json') out.write(`${JSON.stringify(chosen.map(asData), undefined, 2)}\n`);
  else if (name === undefined) out.write(table(chosen));
  else out.write(chosen.map((rule) => rulePage(rule, ruleDocs(rule))).join('\n'));
  return 0;
}

function rulesNamed(name: string): readonly Rule[] {
  const found = rules.filter(
    ({ code, number }) => code === name || number?.toLowerCase() === name.toLowerCase(),
  );
  if (found.length > 0) return found;
  const meant = nearest(
    name,
    rules.map(({ code }) => code),
  );
  const hint = meant === undefined ? '' : ` Did you mean ${meant}?`;
  throw new UsageError(`There is no rule "${name}".${hint}`);
}

function asData(rule: Rule): object {
  const { code, number, title, level } = rule;
  const docs = ruleDocs(rule);
  return {
    code,
    rule: number,
    title,
    level: { spec: levelIn(level, 'spec'), rudr: levelIn(level, 'rudr') },
    why: docs.why,
    bad: docs.bad,
    good: docs.good,
  };
}

function table(chosen: readonly Rule[]): string {
  const rows = chosen.map((rule) => [
    rule.number ?? '',
    rule.code,
    levelIn(rule.level, 'spec'),
    levelIn(rule.level, 'rudr'),
    rule.title,
  ]);
  const lines = [['rule', 'code', 'spec', 'rudr', 'what must hold'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}
