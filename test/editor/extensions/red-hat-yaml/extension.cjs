// Plays Red Hat's YAML extension as far as ours deals with it: reports a syntax error, and takes contributors.
const vscode = require('vscode');

/** @param {vscode.ExtensionContext} context */
exports.activate = (context) => {
  const contributors = new Map();
  const problems = vscode.languages.createDiagnosticCollection('yaml');
  const check = (document) => {
    if (document.languageId !== 'yaml') return;
    const quote = /: "[^"\n]*$/m.exec(document.getText());
    const at = quote === null ? undefined : document.positionAt(quote.index + 2);
    const found =
      at === undefined ? [] : [new vscode.Diagnostic(new vscode.Range(at, at), 'Open.')];
    for (const each of found) each.source = 'YAML';
    problems.set(document.uri, found);
  };
  vscode.workspace.textDocuments.forEach(check);
  context.subscriptions.push(
    problems,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
  );
  return {
    registerContributor(schema, requestSchema, requestSchemaContent) {
      if (contributors.has(schema)) throw new Error('A contributor may register only once.');
      contributors.set(schema, { requestSchema, requestSchemaContent });
      return true;
    },
    /** What a test asks: which schema of which contributor a file gets, and what it says. */
    schemasOf: (resource) =>
      [...contributors].flatMap(([contributor, { requestSchema, requestSchemaContent }]) => {
        const schema = requestSchema(resource);
        return schema ? [{ contributor, schema, content: requestSchemaContent(schema) }] : [];
      }),
  };
};
