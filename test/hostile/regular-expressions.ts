// Every regular expression that the product is made of: those in its sources, and the patterns of its schemas.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

export interface FoundExpression {
  /** The file that it stands in, below the root of the repository. */
  readonly file: string;
  readonly expression: RegExp;
}

/** Those written as literals in the sources. */
export function expressionsInSources(): readonly FoundExpression[] {
  return ['server/src', 'client/src'].flatMap((folder) =>
    filesIn(folder, '.ts').flatMap((file) => {
      const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, false);
      const found: FoundExpression[] = [];
      const visit = (node: ts.Node): void => {
        if (ts.isRegularExpressionLiteral(node)) {
          const [, body = '', flags = ''] = /^\/(.*)\/(\w*)$/s.exec(node.text) ?? [];
          found.push({ file, expression: new RegExp(body, flags) });
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    }),
  );
}

/** Patterns of values and of keys in the schemas. */
export function expressionsInSchemas(): readonly FoundExpression[] {
  return filesIn('schemas', '.json').flatMap((file) =>
    patternsIn(JSON.parse(read(file)) as unknown).map((pattern) => ({
      file,
      // As the compiled schemas do.
      expression: new RegExp(pattern, 'u'),
    })),
  );
}

function patternsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(patternsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    if (key === 'pattern' && typeof item === 'string') return [item];
    const own = key === 'patternProperties' ? Object.keys(item as object) : [];
    return [...own, ...patternsIn(item)];
  });
}

function filesIn(folder: string, ending: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(ending) && !path.includes('generated'))
    .map((path) => `${folder}/${path}`)
    .sort();
}

function read(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}
