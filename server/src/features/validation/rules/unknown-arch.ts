// A processor type that the specification does not have.
import { nearest } from '../../../base/nearest.ts';
import { kindOfNode, listOf } from '../describe-violation.ts';
import { resolveAlias } from '../../../yaml/access.ts';
import { defineRule } from '../rule.ts';
import { changeFix } from '../value-fixes.ts';

export const rule = defineRule({
  code: 'unknown-arch',
  number: 'R037',
  title: 'The processor type is i386, amd64, arm or arm64.',
  level: { spec: 'error', rudr: 'warning' },
  roles: ['component'],
  claims: [{ at: 'spec.arch', keywords: ['enum', 'type'] }],
  onViolation: ({ at, node, keyword, allowed }) => {
    const value = resolveAlias(node);
    const written =
      value?.kind === 'scalar' && value.value !== null ? String(value.value) : undefined;
    // A value of another type breaks the list of values as well, and is reported with that.
    if (keyword === 'type') return undefined;
    const types = allowed.map(String);
    const meant =
      written === undefined
        ? undefined
        : (OTHER_NAMES[written.toLowerCase()] ?? nearest(written, types));
    const found = written === undefined ? `, and this is ${kindOfNode(node)}` : '';
    return {
      at,
      message: `"arch" must be ${listOf(types.map((type) => `"${type}"`))}${found}.${meant === undefined ? '' : ` Did you mean "${meant}"?`}`,
      fixes: () => (meant === undefined ? [] : changeFix(node, meant)),
    };
  },
  check: ({ resource, profile, report }) => {
    const { arch } = resource;
    if (profile !== 'rudr' || arch?.value !== 'i386') return;
    report({
      at: arch.node,
      message: 'Rudr looks for machines labeled "i386", and Kubernetes labels them "386".',
    });
  },
});

/** What other tools call the same processors. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  x86_64: 'amd64',
  'x86-64': 'amd64',
  x64: 'amd64',
  x86: 'i386',
  '386': 'i386',
  i686: 'i386',
  aarch64: 'arm64',
  armv8: 'arm64',
  armv7: 'arm',
  armhf: 'arm',
};
