// `oam rules`: lists the rules, or explains one.
import type { Command } from '../command.ts';

export const rulesCommand: Command = {
  name: 'rules',
  summary: 'lists or explains the rules',
  help: `Lists all rules, or explains one.

Usage: oam rules [CODE] [OPTIONS]

CODE is the code of a rule as shown beside its findings, or its number.

Options:
  --format FORMAT  text (default) or json
  --help           shows this text

Examples:
  oam rules
  oam rules unknown-key
`,
  options: { format: { type: 'string' } },
  async run(args, terminal) {
    // Loaded here, so that no other command pays for it.
    const { printRules } = await import('../rules/print-rules.ts');
    return printRules(args, terminal);
  },
};
