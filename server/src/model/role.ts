// The roles that resources play, whatever an API version calls the kind.

export type Role = 'component' | 'configuration' | 'trait' | 'scope' | 'workload-type';
