// The settings file of a folder: what its text sets, read so that a mistake in one place costs only that place.
import { nearest } from '../base/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { keyText, pairOf, resolveAlias } from '../yaml/access.ts';
import { renameKey } from '../yaml/edit.ts';
import type { YamlDocument, YamlNode, YamlPair, YamlProblem } from '../yaml/nodes.ts';
import { parseDocument } from '../yaml/parse.ts';
import { profiles, referenceModes, ruleLevels, type RuleLevel, type Settings } from './settings.ts';

/** What a settings file sets, and what is wrong with it beyond its schema. */
export interface ConfigReading {
  /** Only what the file sets to something usable; empty when its text does not parse. */
  readonly settings: Partial<Settings>;
  /** What keeps the text from being read, else codes of rules that do not exist. The schema is checked like that of every other file. */
  readonly problems: readonly Problem[];
}

/** Reads the text of `oam.config.yaml`. `codes` are those of all rules; without it none is called unknown. */
export function readConfig(text: string, codes?: ReadonlySet<string>): ConfigReading {
  return readConfigDocument(parseDocument(text), codes);
}

/** The same for a text that was parsed already. */
export function readConfigDocument(
  document: YamlDocument,
  codes?: ReadonlySet<string>,
): ConfigReading {
  // Half a file might set the opposite of what the whole one was to set.
  if (document.problems.length > 0) {
    return { settings: {}, problems: document.problems.map(syntaxProblem) };
  }
  const { root } = document;
  const profile = oneOf(profiles, pairOf(root, 'profile')?.value);
  const rulePairs = pairsOf(pairOf(root, 'rules')?.value);
  const rules = rulePairs.length === 0 ? undefined : levelsIn(rulePairs);
  const references = oneOf(referenceModes, pairOf(root, 'references')?.value);
  const include = textsIn(pairOf(root, 'include')?.value);
  const exclude = textsIn(pairOf(root, 'exclude')?.value);
  return {
    settings: {
      ...(profile === undefined ? {} : { profile }),
      ...(rules === undefined ? {} : { rules }),
      ...(references === undefined ? {} : { references }),
      ...(include === undefined ? {} : { include }),
      ...(exclude === undefined ? {} : { exclude }),
    },
    problems: codes === undefined ? [] : rulePairs.flatMap((pair) => unknownRule(pair, codes)),
  };
}

function syntaxProblem({ code, message, range }: YamlProblem): Problem {
  const problem = { code, origin: 'syntax' as const, rule: undefined, severity: 'error' as const };
  return { ...problem, message, range, tags: [], related: [], fixes: () => [] };
}

function levelsIn(pairs: readonly YamlPair[]): Readonly<Record<string, RuleLevel>> {
  return Object.fromEntries(
    pairs.flatMap((pair) => {
      const code = keyText(pair);
      const level = oneOf(ruleLevels, pair.value);
      return code === undefined || level === undefined ? [] : [[code, level] as const];
    }),
  );
}

function unknownRule(pair: YamlPair, codes: ReadonlySet<string>): Problem[] {
  const code = keyText(pair);
  if (code === undefined || codes.has(code)) return [];
  const meant = nearest(code, codes);
  const hint = meant === undefined ? 'All codes: `oam rules`.' : `Did you mean "${meant}"?`;
  return [
    {
      code: 'unknown-rule',
      origin: 'rule',
      rule: undefined,
      severity: 'warning',
      message: `There is no rule "${code}". ${hint}`,
      range: pair.key.range,
      tags: [],
      related: [],
      fixes: () =>
        meant === undefined
          ? []
          : [
              {
                title: `Change "${code}" to "${meant}"`,
                edits: [renameKey(pair, meant)],
                safety: 'safe',
                format: 'plain',
              },
            ],
    },
  ];
}

function pairsOf(node: YamlNode | undefined): readonly YamlPair[] {
  const map = resolveAlias(node);
  return map?.kind === 'map' ? map.pairs : [];
}

/** The texts of a list; a single text counts as a list of one. */
function textsIn(node: YamlNode | undefined): readonly string[] | undefined {
  const value = resolveAlias(node);
  if (value?.kind === 'scalar' && typeof value.value === 'string') return [value.value];
  if (value?.kind !== 'seq') return undefined;
  return value.items.flatMap((item) => {
    const scalar = resolveAlias(item);
    const text = scalar?.kind === 'scalar' ? scalar.value : undefined;
    return typeof text === 'string' && text !== '' ? [text] : [];
  });
}

function oneOf<T extends string>(words: readonly T[], node: YamlNode | undefined): T | undefined {
  const scalar = resolveAlias(node);
  const written = scalar?.kind === 'scalar' ? scalar.value : undefined;
  // Tools with the older YAML rules write `off` back as the boolean that it is to them.
  const text = written === false ? 'off' : written;
  return words.find((word) => word === text);
}
