// An instance and its component, in two files, around the few lines that a test is about.
import { problemsIn, without, type Conditions, type SeenProblem } from './problems.ts';

/** What an instance has to do with its component: how the component runs is not the matter. */
export function seenIn(text: string, conditions: Conditions = {}): SeenProblem[] {
  return problemsIn(text, without(['missing-resources'], conditions));
}

export const PARAMETERS = `  parameters:
    - name: host
      type: string
      required: true
    - name: port
      type: number
      required: true
    - name: verbose
      type: boolean
      default: false
`;

export function component(parameters = PARAMETERS, name = 'proxy'): string {
  return `--- file: ${name}.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: ${name}
spec:
  workloadType: core.oam.dev/v1alpha1.Worker
${parameters}  containers:
    - name: main
      image: example/${name}:1.0.0
      env:
        - name: HOST
          fromParam: host
        - name: PORT
          fromParam: port
        - name: VERBOSE
          fromParam: verbose
`;
}

export function configuration(instance: string, variables = ''): string {
  return `--- file: app.yaml
apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: app
spec:
${variables}  components:
    - componentName: proxy
      instanceName: proxy
${instance}`;
}

export const HOST = '        - name: host\n          value: example.com\n';
export const PORT = '        - name: port\n          value: 80\n';

export function values(text: string): string {
  return configuration(`      parameterValues:\n${text}`);
}

export const shown = (text: string, conditions: Conditions = {}) =>
  seenIn(text, conditions).map(([level, code, mark]) => `${level} ${code}: ${mark}`);
