// A command line written as one text, taken apart into the list that is due.
import type { TextEdit } from '../../base/text-edit.ts';
import { textIn } from '../../model/field.ts';
import { replaceValue, scalarSource } from '../../yaml/edit.ts';
import type { YamlDocument, YamlNode } from '../../yaml/nodes.ts';
import { simpleScalar } from './value-fixes.ts';

// What only a shell understands: pipes, redirections, several commands, variables, patterns.
const NEEDS_SHELL = /[|&;<>()$`\\*?#~\n]/;

const WORD = /(?:[^\s"']|"[^"]*"|'[^']*')+/g;

/** The edit that writes a text as a list of tokens; undefined for what is no text. */
export function listOfTokens(document: YamlDocument, node: YamlNode): TextEdit | undefined {
  const text = textIn(node)?.trim();
  if (text === undefined || text === '' || simpleScalar(node) !== node) return undefined;
  const tokens = tokensOf(text) ?? ['/bin/sh', '-c', text];
  return replaceValue(document, node, { list: tokens.map((raw) => ({ raw: scalarSource(raw) })) });
}

/** Splits at blanks outside quotes; undefined where a shell has to do it. */
export function tokensOf(line: string): readonly string[] | undefined {
  // What is left beside the words is a quote without its end.
  if (NEEDS_SHELL.test(line) || line.replace(WORD, '').trim() !== '') return undefined;
  return [...line.matchAll(WORD)].map(([word]) => word.replace(/"([^"]*)"|'([^']*)'/g, '$1$2'));
}
