// Says what is wrong with the text of a size: memory and disks are written the same way.
import type { Fix } from '../../model/problem.ts';
import { resolveAlias } from '../../yaml/access.ts';
import type { YamlNode } from '../../yaml/nodes.ts';
import { describeViolation } from './describe-violation.ts';
import type { Finding, Levels, LocatedViolation, RuleContext } from './rule.ts';
import { changeFix, quoteFix } from './value-fixes.ts';

const ALLOWED =
  'Write whole digits and, if wanted, one of the units K, M, G, T and P, as in "512M".';

/** How bad the readable but unusual forms are. */
export interface SizeLevels {
  /** A number without quotes. */
  readonly number: Levels;
  /** A unit of Kubernetes, such as `Mi`. */
  readonly binary: Levels;
  /** The way to write a number of bytes, when that can be said with certainty. */
  readonly exact?: (bytes: number) => string;
}

/** The finding for a size that breaks the form R063 gives. */
export function sizeFinding(
  violation: LocatedViolation,
  context: RuleContext,
  levels: SizeLevels,
): Finding {
  const { at, node } = violation;
  const value = resolveAlias(node);
  const written = value?.kind === 'scalar' ? value.value : undefined;
  if (typeof written === 'number') return numberFinding(violation, context, levels, written);
  if (typeof written !== 'string') {
    return { at, message: `${describeViolation(violation)} ${ALLOWED}` };
  }
  const binary = /^([0-9]+(?:\.[0-9]+)?)\s*([KMGTP])iB?$/i.exec(written);
  if (binary !== null) return binaryFinding(violation, levels, binary);
  const fraction = /^([0-9]+\.[0-9]+)([KMGTP]?)(B?)$/i.exec(written);
  if (fraction !== null) {
    return {
      at,
      severity: 'warning',
      message: `"${written}" has a decimal point, which sizes do not take. Use a smaller unit.`,
      fixes: () => wholeFix(node, fraction),
    };
  }
  if (/^0+[KMGTP]?B?$/i.test(written)) return { at, message: 'A size must be more than 0.' };
  return {
    at,
    message: `"${written}" is not a size. ${ALLOWED}`,
    fixes: () => tidyFix(node, written),
  };
}

function numberFinding(
  { at, node }: LocatedViolation,
  { document }: RuleContext,
  levels: SizeLevels,
  written: number,
): Finding {
  if (written <= 0) return { at, message: 'A size must be more than 0.' };
  const whole = Number.isInteger(written);
  return {
    at,
    severity: levels.number,
    message: whole
      ? 'A size is text, but YAML reads these digits as a number. Put them in quotes.'
      : `A size is text of whole digits, not the number ${String(written)}. ${ALLOWED}`,
    fixes: () => (whole ? quoteFix(node, document) : []),
  };
}

function binaryFinding(
  { at, node }: LocatedViolation,
  levels: SizeLevels,
  [written, amount = '', unit = '']: RegExpExecArray,
): Finding {
  const power = 'KMGTP'.indexOf(unit.toUpperCase()) + 1;
  const bytes = Number(amount) * 1024 ** power;
  return {
    at,
    severity: levels.binary,
    message: `"${written}" has a unit of Kubernetes. The units here are K, M, G, T and P.`,
    fixes: () =>
      levels.exact === undefined
        ? changeFix(node, decimalText(bytes), 'choice')
        : changeFix(node, levels.exact(bytes)),
  };
}

/** The least whole number of K, M or G that is not less than so many bytes, with three digits or more. */
function decimalText(bytes: number): string {
  const [unit, factor] =
    bytes >= 1e11
      ? (['G', 1e9] as const)
      : bytes >= 1e8
        ? (['M', 1e6] as const)
        : (['K', 1e3] as const);
  return `${String(Math.ceil(bytes / factor))}${unit}`;
}

/** `1.5G` is `1500M`. */
function wholeFix(
  node: YamlNode,
  [, amount = '', unit = '', b = '']: RegExpExecArray,
): readonly Fix[] {
  const units = 'KMGTP';
  const index = units.indexOf(unit.toUpperCase());
  if (index < 1) return [];
  const smaller = Number(amount) * 1000;
  if (!Number.isInteger(smaller)) return [];
  return changeFix(node, `${String(smaller)}${units.charAt(index - 1)}${b}`);
}

/** `512 MB` and `1_000` only have a character too many. */
function tidyFix(node: YamlNode, written: string): readonly Fix[] {
  const tidy = written.replace(/[\s_,]/g, '').replace(/bytes?$/i, 'B');
  return /^[0-9]+[KMGTP]?B?$/i.test(tidy) && tidy !== written ? changeFix(node, tidy) : [];
}
