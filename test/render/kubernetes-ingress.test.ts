// The trait ingress as it comes out for Kubernetes.
import { describe, expect, it } from 'vitest';
import { renderParts } from '../support/kubernetes-parts.ts';
import { LABELS, trait, withTraits } from '../support/with-traits.ts';

const INGRESS = { hostname: 'shop.example.com', servicePort: 8080 };

describe('ingress', () => {
  it('becomes an Ingress for one host and path', () => {
    const text = withTraits(
      trait('ingress', { hostname: '[fromVariable(host)]', servicePort: 8080, path: '/buy' }),
    );
    const { values, problems, originOf, lost } = renderParts(text);
    expect(values).toEqual([
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'Ingress',
        metadata: { name: 'web', labels: LABELS },
        spec: {
          rules: [
            {
              host: 'shop.example.com',
              http: {
                paths: [
                  {
                    path: '/buy',
                    pathType: 'Prefix',
                    backend: { service: { name: 'web', port: { number: 8080 } } },
                  },
                ],
              },
            },
          ],
        },
      },
    ]);
    expect(problems).toEqual([]);
    expect(originOf(0, 'spec rules 0 host')).toBe('shop.example.com');
    expect(originOf(0, 'spec rules 0 http paths 0 path')).toBe('"/buy"');
    expect(originOf(0, 'spec rules 0 http paths 0 pathType')).toBe(
      '(The trait routes every path that begins with "path")',
    );
    expect(lost).toEqual([]);
  });

  it('has the shape of clusters before 1.19 on demand', () => {
    const { values } = renderParts(withTraits(trait('ingress', INGRESS)), {
      kubernetesVersion: '1.18',
    });
    expect(values).toMatchObject([
      {
        apiVersion: 'networking.k8s.io/v1beta1',
        spec: {
          rules: [
            {
              http: { paths: [{ path: '/', backend: { serviceName: 'web', servicePort: 8080 } }] },
            },
          ],
        },
      },
    ]);
  });

  it.each<[string, Record<string, unknown>, unknown]>([
    [
      'names between commas',
      { tlsHosts: 'a.example.com, b.example.com', tlsSecretName: 'cert' },
      [{ hosts: ['a.example.com', 'b.example.com'], secretName: 'cert' }],
    ],
    [
      'a list of names',
      { tlsHosts: ['a.example.com'], tls_secret_name: 'cert' },
      [{ hosts: ['a.example.com'], secretName: 'cert' }],
    ],
    [
      'its own host by default',
      { tlsSecretName: 'cert' },
      [{ hosts: ['shop.example.com'], secretName: 'cert' }],
    ],
  ])('encrypts for %s', (_, properties, tls) => {
    const { values, problems } = renderParts(
      withTraits(trait('ingress', { ...INGRESS, ...properties })),
    );
    expect(values).toMatchObject([{ spec: { tls } }]);
    expect(problems).toEqual([]);
  });

  it.each<[Record<string, unknown>, number, string]>([
    [
      { servicePort: 8080 },
      0,
      'error missing-trait-property [ingress] "ingress" needs "hostname". Without it every host name would be taken. No Ingress is made.',
    ],
    [
      { hostname: 'a.example.com' },
      0,
      'error missing-trait-property [ingress] "ingress" needs "servicePort". No Ingress is made.',
    ],
    [
      { ...INGRESS, hostname: 'https://a.example.com' },
      0,
      'error ingress-hostname ["https://a.example.com"] "hostname" must name hosts, such as "www.example.com"; "https://a.example.com" holds ":". No Ingress is made.',
    ],
    [
      { ...INGRESS, servicePort: 70000 },
      0,
      'error ingress-port [70000] There is no port 70000: the largest number is 65535. No Ingress is made.',
    ],
    [
      { ...INGRESS, servicePort: 80 },
      1,
      'warning ingress-unserved-port [80] No container of the component declares port 80, so the Service does not serve it and requests will fail.',
    ],
    [
      { ...INGRESS, path: 'buy' },
      1,
      'warning ingress-path ["buy"] A path starts with "/". "/buy" stands in for "buy".',
    ],
    [
      { ...INGRESS, tlsHosts: 'a.example.com' },
      1,
      'warning ingress-tls ["a.example.com"] "tlsHosts" says nothing without "tlsSecretName", which names the Secret that holds the certificate. Requests are not encrypted.',
    ],
    [
      { ...INGRESS, annotations: 'x' },
      1,
      'warning unknown-trait-property [annotations] The trait "ingress" has no property "annotations", so it changes nothing.',
    ],
  ])('with %j makes %i objects and says what is wrong', (properties, count, problem) => {
    const { values, problems } = renderParts(withTraits(trait('ingress', properties)));
    expect(problems).toEqual([problem]);
    expect(values).toHaveLength(count);
  });

  it('takes host names in capitals for what they are', () => {
    const { values, problems } = renderParts(
      withTraits(trait('ingress', { ...INGRESS, hostname: '*.Example.com' })),
    );
    expect(values).toMatchObject([{ spec: { rules: [{ host: '*.example.com' }] } }]);
    expect(problems).toEqual([]);
  });

  it('may be there several times, each an object with a name of its own', () => {
    const other = trait('ingress', { ...INGRESS, hostname: 'b.example.com' });
    const { values, problems } = renderParts(withTraits(trait('ingress', INGRESS) + other));
    expect(values).toMatchObject([
      { metadata: { name: 'web' } },
      { metadata: { name: 'web-ingress-2' } },
    ]);
    expect(problems).toEqual([]);
  });

  it('is left out of workloads that have no address', () => {
    const { values, problems } = renderParts(withTraits(trait('ingress', INGRESS), 'Worker'));
    expect(values).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^error trait-not-applicable \[ingress\]/)]);
  });
});
