// Beginnings of documents that tests of completion write on.

export const COMPONENT = `apiVersion: core.oam.dev/v1alpha1
kind: ComponentSchematic
metadata:
  name: shop
spec:
  parameters:
  - name: greeting
    type: string
    default: Hello
    description: Text of the start page
  - name: speed
    type: number
    required: true
  containers:
  - name: web
    image: nginx
    ports:
    - name: http
      containerPort: 8080
    - name: metrics
      containerPort: 9090
    resources:
      volumes:
      - name: data
        mountPath: /var/data
`;
export const CONFIGURATION = `apiVersion: core.oam.dev/v1alpha1
kind: ApplicationConfiguration
metadata:
  name: shop
spec:
  variables:
  - name: DOMAIN
    value: shop.example.com
  - name: COUNT
    value: 3
  scopes:
  - name: health
    type: core.oam.dev/v1alpha1.HealthScope
  components:
  - componentName: shop
    instanceName: eu
`;
export const HYDRA = `apiVersion: core.hydra.io/v1alpha1
kind: OperationalConfiguration
metadata:
  name: shop
spec:
`;
