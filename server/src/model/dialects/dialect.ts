// What one API version of OAM is: its kinds, its table of names and the facts in which it differs from others.
import type { NameRule } from '../name-rule.ts';
import type { Role } from '../role.ts';

/** One kind of an API version. */
export interface KindInfo {
  readonly role: Role;
  /** Id of the JSON Schema, its path below `schemas/` without ending. */
  readonly schemaId: string;
  /** One sentence for completion and hover. */
  readonly summary: string;
}

/** Differences between API versions that rules and features ask about, so that none asks for a version. */
export interface DialectFacts {
  /** Where `version` and `description` of a resource stand. */
  readonly descriptionIn: 'metadata' | 'annotations';
  /** Whether a resource without a name is a mistake, or only unusual (rule R004). */
  readonly nameRequired: boolean;
  /** Labels written as a list of strings are tolerated (rule R020). */
  readonly labelList: 'tolerated' | 'refused';
  /** What says which trait an attachment means (contradiction C13). */
  readonly traitIdentity: 'type' | 'name';
  /** The domain below which groups are reserved for the specification (rule R017). */
  readonly reservedDomain: string;
  /** Whether core workload types may have workload settings (rule R038). */
  readonly settingsOnCoreWorkloads: 'allowed' | 'reserved';
  /** A single component may stand where the list is due (rule R130). */
  readonly componentsAsMap: 'tolerated' | 'refused';
  /**
   * What the reference runtime of this version makes of `name` where `componentName` is due (rule
   * R131). Its releases before 1.0 wrote `name`, in both groups.
   */
  readonly nameForComponent: 'read' | 'dropped';
  /** Whether the port rules of servers and workers are stated (rules R033, R034). */
  readonly workloadPorts: 'stated' | 'unsaid';
  /** Whether the image of a container must carry a digest (rule R057). */
  readonly imageDigest: 'must' | 'recommended';
  /** Whether names of ports are made of lower-case letters only (rule R092). */
  readonly portName: 'letters' | 'any';
}

/** One API version. */
export interface Dialect {
  /** The value of `apiVersion`, such as `group/version`. */
  readonly apiVersion: string;
  readonly group: string;
  readonly version: string;
  /** What people call it. */
  readonly label: string;
  /** The API version that replaced this one, if any: what a migration leads to. */
  readonly successor: string | undefined;
  /** Versions of the same group that are a different model and not checked by this dialect. */
  readonly otherVersions: readonly string[];
  readonly kinds: Readonly<Record<string, KindInfo>>;
  /** Kinds of the group that a runtime keeps for itself: no author writes them and nothing checks them. */
  readonly runtimeKinds: readonly string[];
  /** Kinds that authors write by mistake → the kind that is meant. */
  readonly kindAliases: Readonly<Record<string, string>>;
  /** Which fields declare a name and which refer to one. */
  readonly names: readonly NameRule[];
  readonly facts: DialectFacts;
}
