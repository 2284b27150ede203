// Tokenizes text as the editor does: VS Code's own tokenizer and grammars, with our grammar injected.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IGrammar } from 'vscode-textmate';

const root = path.resolve(import.meta.dirname, '../..');
const injection = 'oam.injection';

interface GrammarFile {
  readonly scopeName: string;
  readonly path: string;
}

/**
 * Enough of the grammars of YAML and JSON for machines where no VS Code is installed: comments,
 * quoted strings and plain text.
 */
const plain: Readonly<Record<string, object>> = {
  'source.yaml': {
    scopeName: 'source.yaml',
    patterns: [
      { name: 'comment.line.number-sign.yaml', match: '(?:^|(?<=\\s))#.*$' },
      { name: 'string.quoted.double.yaml', begin: '"', end: '"' },
      { name: 'string.quoted.single.yaml', begin: "'", end: "'" },
    ],
  },
  'source.json': {
    scopeName: 'source.json',
    patterns: [{ name: 'string.quoted.double.json', begin: '"', end: '"' }],
  },
};

/** Where the installed VS Codes of the in-editor tests keep their extensions; empty without one. */
export function editorFolders(): readonly string[] {
  const cache = process.env['XDG_CACHE_HOME'] || path.join(os.homedir(), '.cache');
  const hosts = path.join(cache, 'oam-editor', 'hosts');
  if (!existsSync(hosts)) return [];
  return readdirSync(hosts)
    .map((name) => path.join(hosts, name, 'node_modules/code-server/lib/vscode/extensions'))
    .filter((folder) => existsSync(path.join(folder, 'yaml')));
}

/** The files of the grammars that an editor has for YAML and JSON, by the name of their scope. */
function grammarFiles(extensions: string): ReadonlyMap<string, string> {
  const files = ['yaml', 'json'].flatMap((name) => {
    const folder = path.join(extensions, name);
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
      contributes: { grammars: readonly GrammarFile[] };
    };
    return manifest.contributes.grammars.map(
      (grammar) => [grammar.scopeName, path.join(folder, grammar.path)] as const,
    );
  });
  return new Map(files);
}

/** Loads the grammar of a language, with ours in it; without an editor's folder, a plain one. */
export async function loadGrammar(scope: string, extensions?: string): Promise<IGrammar> {
  const require = createRequire(import.meta.url);
  const wasm = readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(new Uint8Array(wasm).buffer);
  const files = extensions === undefined ? undefined : grammarFiles(extensions);
  const textOf = (name: string): string | undefined => {
    if (name === injection) {
      return readFileSync(path.join(root, 'syntaxes/oam.injection.json'), 'utf8');
    }
    const file = files?.get(name);
    if (file !== undefined) return readFileSync(file, 'utf8');
    return files === undefined && name in plain ? JSON.stringify(plain[name]) : undefined;
  };
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: (name) => {
      const text = textOf(name);
      return Promise.resolve(
        text === undefined ? null : textmate.parseRawGrammar(text, `${name}.json`),
      );
    },
    getInjections: (name) => (name === scope ? [injection] : undefined),
  });
  const grammar = await registry.loadGrammar(scope);
  if (grammar === null) throw new Error(`There is no grammar for ${scope}.`);
  return grammar;
}

/** What our grammar says of a text: each token of ours with its innermost scope. */
export function oamTokens(grammar: IGrammar, text: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  let stack = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.at(-1) ?? '';
      if (scope.endsWith('.oam')) found.push([line.slice(startIndex, endIndex), scope]);
    }
  }
  return found;
}

/** The scopes, outermost first, of the first token that is this text. */
export function scopesOf(grammar: IGrammar, text: string, word: string): readonly string[] {
  let stack = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    const token = tokens.find((each) => line.slice(each.startIndex, each.endIndex) === word);
    if (token !== undefined) return token.scopes;
  }
  throw new Error(`No token is "${word}".`);
}
