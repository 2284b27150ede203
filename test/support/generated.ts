// Brings the generated sources up to date before the first suite.
import { generate } from '../../scripts/generate.mjs';

export async function setup(): Promise<void> {
  await generate();
}
