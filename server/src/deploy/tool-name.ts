// The name under which this tool is known in clusters.

/** Field manager of all members of applications, and name of this tool in the marks it leaves. */
export const TOOL = 'oam';
