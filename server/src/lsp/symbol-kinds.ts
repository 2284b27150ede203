// The kinds of names as the protocol's kinds of symbols, from which clients choose icons.
import { SymbolKind } from 'vscode-languageserver';
import type { SymbolKind as OwnKind } from '../model/name-rule.ts';

/** The same kinds as in the outline of a file. */
export const symbolKinds: Readonly<Record<OwnKind, SymbolKind>> = {
  component: SymbolKind.Class,
  configuration: SymbolKind.Module,
  trait: SymbolKind.Interface,
  'scope-type': SymbolKind.Interface,
  'workload-type': SymbolKind.Interface,
  'scope-instance': SymbolKind.Namespace,
  instance: SymbolKind.Object,
  parameter: SymbolKind.TypeParameter,
  variable: SymbolKind.Variable,
  container: SymbolKind.Package,
  port: SymbolKind.Number,
  volume: SymbolKind.Struct,
  setting: SymbolKind.Property,
};
