// The target that writes what a good engineer would write for Kubernetes by hand today.
import type { Target } from '../target.ts';

export const kubernetes: Target = {
  name: 'kubernetes',
  summary: 'Plain Kubernetes objects that need nothing else in the cluster.',
  render: () => [],
};
