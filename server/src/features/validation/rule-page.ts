// The page that explains a rule, and the list of all pages: Markdown made from the table of rules.
import { profiles } from '../../workspace/settings.ts';
import { levelIn, type Rule, type RuleDocs } from './rule.ts';

/** The whole page of a rule. */
export function rulePage({ code, number, title, level }: Rule, docs: RuleDocs): string {
  const reported = docs.profile === undefined ? '' : `, in the profile \`${docs.profile}\``;
  return [
    `# ${code}`,
    title,
    table(
      ['Rule', ...profiles.map((profile) => `Profile \`${profile}\``)],
      [[number ?? '–', ...profiles.map((profile) => levelIn(level, profile))]],
    ),
    docs.why,
    `## Reported${reported}`,
    yaml(docs.bad),
    '## Not reported',
    yaml(docs.good),
    '## Another level, or silence',
    'For all files of a folder, in its `oam.config.yaml` (`error`, `warning`, `information`, `hint` or `off`):',
    yaml(`rules:\n  ${code}: off\n`),
    'For one line, as a comment above it:',
    yaml(`# oam-disable-next-line ${code}\n`),
  ]
    .map((part) => `${part.trimEnd()}\n`)
    .join('\n');
}

/** The page that lists all rules; links lead to the pages beside it. */
export function ruleIndexPage(rules: readonly Rule[]): string {
  const rows = rules.map(({ code, number, title, level }) => [
    number ?? '–',
    `[${code}](${code}.md)`,
    ...profiles.map((profile) => levelIn(level, profile)),
    title.replaceAll('|', '\\|'),
  ]);
  return [
    '# Rules',
    'Each rule has a code, which settings and comments use. Its number is that of the collection of rules it comes from.',
    'The profile `spec` reports what the specification asks for; the profile `rudr` reports what its reference runtime refuses or ignores.',
    'Texts that cannot be read as YAML or JSON are always errors, and have no page.',
    table(['Rule', 'Code', ...profiles.map((profile) => `\`${profile}\``), 'What must hold'], rows),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A fence longer than any in the text keeps the text whole. */
function yaml(text: string): string {
  const inner = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(inner + 1);
  return `${fence}yaml\n${text.trimEnd()}\n${fence}`;
}
