// Parses files with npm `yaml` and nothing else, in a process of its own: the floor that work on many files is held against.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { parseAllDocuments } from 'yaml';

/** Paths of files, as JSON on standard input; milliseconds for parsing them all on standard output. */
const paths = JSON.parse(readFileSync(0, 'utf8')) as readonly string[];
const texts = paths.map((path) => readFileSync(path, 'utf8'));
const started = performance.now();
for (const text of texts) parseAllDocuments(text);
process.stdout.write(String(performance.now() - started));
