// Which deployed application a command is about: the one of the menu, the one that is shown, or that of a configuration.
import { CONFIGURATIONS, type ConfigurationId } from '../../../server/src/protocol.ts';
import { chooseConfiguration } from '../preview/choose-configuration.ts';
import { chooseTarget } from './choose-target.ts';
import { tell } from './commands.ts';
import type { Deployed } from './roll-back.ts';
import type { Deploying } from './shown-operation.ts';

/** With the configuration that it was chosen by, where there is one. */
export interface ChosenApplication extends Deployed {
  readonly configuration?: ConfigurationId;
}

/** Undefined when there is none, which is said, or when nobody wants to say. */
export async function whichApplication(
  deploying: Deploying,
  argument: unknown,
  placeholder: string,
): Promise<ChosenApplication | undefined> {
  if (isDeployed(argument)) return argument;
  const configuration = await chooseConfiguration(deploying, argument, placeholder);
  if (configuration === undefined) return undefined;
  if (configuration.name === '') {
    tell('This configuration has no name, so nothing can be deployed under it.');
    return undefined;
  }
  const target = await chooseTarget(deploying, configuration);
  if (target === undefined) return undefined;
  return { application: configuration.name, target, configuration };
}

/** Whether a file holds a configuration; the first one, or the one around a line. */
export async function configurationIn(
  { server }: Deploying,
  uri: string,
  line: number,
): Promise<ConfigurationId | undefined> {
  const found = await server.ask<
    readonly (ConfigurationId & { readonly firstLine: number; readonly lastLine: number })[] | null
  >(CONFIGURATIONS, { uri });
  const around = found?.find(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine);
  const chosen = around ?? found?.[0];
  return chosen && { uri: chosen.uri, name: chosen.name };
}

function isDeployed(value: unknown): value is ChosenApplication {
  if (typeof value !== 'object' || value === null) return false;
  const { application, target } = value as Partial<ChosenApplication>;
  return typeof application === 'string' && typeof target === 'object';
}
