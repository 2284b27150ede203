// Tests the injected grammar inside the grammars of YAML and JSON of every VS Code at hand, and inside plain ones.
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type IGrammar } from 'vscode-textmate';
import { editorFolders, loadGrammar, oamTokens, scopesOf } from '../support/tokens.ts';

const call = [
  ['[', 'punctuation.definition.interpolation.begin.oam'],
  ['fromVariable', 'support.function.oam'],
  ['(', 'punctuation.section.arguments.begin.oam'],
  ['domain', 'variable.other.readwrite.oam'],
  [')', 'punctuation.section.arguments.end.oam'],
  [']', 'punctuation.definition.interpolation.end.oam'],
];

const server = [
  ['core.oam.dev', 'entity.name.namespace.oam'],
  ['/', 'punctuation.separator.oam'],
  ['v1alpha1', 'constant.other.version.oam'],
  ['.', 'punctuation.separator.oam'],
  ['Server', 'entity.name.type.oam'],
];

const editors = editorFolders().map((folder) => {
  const [version] = /\d+\.\d+\.\d+/.exec(folder) ?? [path.basename(folder)];
  return [`the grammars of the editor in ${version}`, folder] as const;
});

describe.each([['plain grammars', undefined] as const, ...editors])('in %s', (_name, folder) => {
  let yaml: IGrammar;
  let json: IGrammar;
  beforeAll(async () => {
    yaml = await loadGrammar('source.yaml', folder);
    json = await loadGrammar('source.json', folder);
  });

  it.each([
    ['double quotes', 'value: "[fromVariable(domain)]"'],
    ['single quotes', "value: '[fromVariable(domain)]'"],
    ['the middle of a text', 'value: "https://[fromVariable(domain)]/shop"'],
    ['plain text', 'value: https://[fromVariable(domain)]/shop'],
    ['what YAML reads as a list', 'value: [fromVariable(domain)]'],
    ['a block', 'value: |\n  host=[fromVariable(domain)]\n'],
    ['flow style', 'properties: {host: "[fromVariable(domain)]"}'],
  ])('the use of a variable is seen in %s', (_place, text) => {
    expect(oamTokens(yaml, text)).toEqual(call);
  });

  it('the use of a variable is seen in JSON', () => {
    expect(oamTokens(json, '{"value": "[fromVariable(domain)]"}')).toEqual(call);
  });

  it('the names of API versions and types are seen', () => {
    expect(oamTokens(yaml, 'workloadType: core.oam.dev/v1alpha1.Server')).toEqual(server);
    expect(oamTokens(yaml, 'workloadType: "core.oam.dev/v1alpha1.Server"')).toEqual(server);
    expect(oamTokens(json, '{"workloadType": "core.oam.dev/v1alpha1.Server"}')).toEqual(server);
    expect(oamTokens(yaml, 'apiVersion: core.hydra.io/v1alpha1').map(([text]) => text)).toEqual([
      'core.hydra.io',
      '/',
      'v1alpha1',
    ]);
  });

  it('nothing is seen in comments', () => {
    expect(oamTokens(yaml, '# [fromVariable(domain)] of core.oam.dev/v1alpha1.Server')).toEqual([]);
    expect(oamTokens(yaml, 'name: web # core.oam.dev/v1alpha1.Server')).toEqual([]);
  });

  it.each([
    ['a name like those', 'value: notcore.oam.dev/v1alpha1x'],
    ['another function', 'value: "[fromParameter(domain)]"'],
    ['a call without its name', 'value: "[fromVariable()]"'],
    ['a call that is not closed', 'value: "[fromVariable(domain"'],
    ['a list of texts', 'args: [a, b]'],
  ])('nothing is seen in %s', (_what, text) => {
    expect(oamTokens(yaml, text)).toEqual([]);
  });

  it('a text stays a text around what is seen in it', () => {
    const text = 'value: "[fromVariable(domain)]" # end';
    const quoted = scopesOf(yaml, text, 'fromVariable').some((scope) => scope.startsWith('string'));
    expect(quoted).toBe(true);
    expect(oamTokens(yaml, `${text}\nkind: Trait`)).toEqual(call);
  });
});
