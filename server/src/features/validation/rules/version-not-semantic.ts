// A version that is no semantic version.
import { textIn } from '../../../model/field.ts';
import { SEMANTIC_VERSION, matches } from '../../../model/name-syntax.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'version-not-semantic',
  number: 'R024',
  title: 'Versions are semantic versions.',
  level: { spec: 'warning', rudr: 'off' },
  claims: [{ at: ['metadata.annotations.version', 'metadata.version'], keywords: ['pattern'] }],
  onViolation: ({ at, node }) => {
    const text = textIn(node) ?? '';
    const meant = completed(text);
    return {
      at,
      message: `"${text}" is no semantic version: three numbers with dots, such as "${meant ?? '1.0.0'}".`,
      fixes: () => (meant === undefined ? [] : changeFix(node, meant, 'choice')),
    };
  },
});

/** With the numbers that are missing; undefined where that does not make it a version. */
function completed(text: string): string | undefined {
  const [, numbers = '', rest = ''] = /^(v?\d+(?:\.\d+)?)(?![\d.])(.*)$/.exec(text.trim()) ?? [];
  if (numbers === '') return undefined;
  const version = `${numbers}${numbers.includes('.') ? '.0' : '.0.0'}${rest}`;
  return matches(SEMANTIC_VERSION, version) ? version : undefined;
}
