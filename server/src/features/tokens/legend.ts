// The types and modifiers of semantic tokens.

/** The legend: types of tokens by their number. All are known to the protocol, so that themes color them. */
export const tokenTypes = [
  'class',
  'namespace',
  'type',
  'decorator',
  'parameter',
  'variable',
  'property',
] as const;
export type TokenType = (typeof tokenTypes)[number];

/** The legend: modifiers by their bit. `unresolved` is ours: a name that is certainly declared nowhere. */
export const tokenModifiers = ['declaration', 'defaultLibrary', 'unresolved'] as const;
export type TokenModifier = (typeof tokenModifiers)[number];
