// The version of this release, the same in every package.json of the project (a test compares them).

export const VERSION = '0.1.0';
