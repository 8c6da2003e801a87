import { BlockList, isIP } from 'node:net';

/** Where a request may not go unless the installation says so, and why. */
export type Refused = { readonly code: 'AddressRefused'; readonly why: string };

/**
 * Answers whether a connection to `address:port`, reached under the name `host`, is refused. It is
 * asked after DNS, about the address that is really connected to.
 */
export type AddressGuard = (host: string, address: string, port: number) => Refused | undefined;

const closed: readonly (readonly [name: string, list: BlockList])[] = [
  [
    'metadata',
    listOf([
      '169.254.169.254/32',
      '100.100.100.200/32',
      '168.63.129.16/32',
      'fd00:ec2::/32',
      'fd20:ce::/32',
    ]),
  ],
  ['link-local', listOf(['169.254.0.0/16', 'fe80::/10'])],
  ['loopback', listOf(['127.0.0.0/8', '::1/128'])],
  ['unspecified', listOf(['0.0.0.0/8', '::/128'])],
  ['multicast', listOf(['224.0.0.0/4', '255.255.255.255/32', 'ff00::/8'])],
];

/**
 * A guard that refuses loopback, link-local, metadata, unspecified and multicast addresses but for
 * what `allow` lists: `127.0.0.1:*`, `10.1.2.3:8080`, `[::1]:*`, `127.0.0.0/8`, `localhost:8080`.
 * Without a port any port is meant. A name opens loopback alone, wherever it resolves to: the others
 * must be listed by address, so that nobody's DNS can open them. Throws for an entry that is none of these.
 */
export function addressGuard(allow: readonly string[]): AddressGuard {
  const entries = allow.map(entryOf);
  return (host, rawAddress, port) => {
    const address = plainAddress(rawAddress);
    const kind = closed.find(([, list]) => list.check(address, familyOf(address)))?.[0];
    if (kind === undefined) return undefined;
    const isOpen = entries.some((entry) =>
      entry({ host: host.toLowerCase(), address, port, kind }),
    );
    if (isOpen) return undefined;
    const via = host === rawAddress ? address : `${host} (${address})`;
    return {
      code: 'AddressRefused',
      why: `${via} is a ${kind} address, and this installation does not allow it`,
    };
  };
}

type Connection = {
  readonly host: string;
  readonly address: string;
  readonly port: number;
  readonly kind: string;
};
type Entry = (connection: Connection) => boolean;

const withPort = /^(?<place>\[[^\]]+\]|[^:]+):(?<port>\d{1,5}|\*)$/u;
const name = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/u;

function entryOf(text: string): Entry {
  const groups = withPort.exec(text)?.groups;
  const place = (groups?.['place'] ?? text).toLowerCase().replaceAll(/[[\]]/gu, '');
  const port = groups?.['port'] ?? '*';
  const isPort = (actual: number): boolean => port === '*' || Number(port) === actual;
  const network = networkOf(place);
  if (network !== undefined) {
    return (to) => network.check(to.address, familyOf(to.address)) && isPort(to.port);
  }
  if (!name.test(place)) {
    throw new RangeError(`"${text}" is not host:port, an address or a network`);
  }
  return (to) => to.kind === 'loopback' && to.host === place && isPort(to.port);
}

function networkOf(place: string): BlockList | undefined {
  const [address = '', bits] = place.split('/');
  if (isIP(address) === 0) return undefined;
  return bits === undefined || /^\d{1,3}$/u.test(bits) ? listOf([place]) : undefined;
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const isV4 = isIP(address) === 4;
    list.addSubnet(
      address,
      bits === undefined ? (isV4 ? 32 : 128) : Number(bits),
      isV4 ? 'ipv4' : 'ipv6',
    );
  }
  return list;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** IPv4 inside IPv6 (mapped, compatible, NAT64, 6to4) reaches the IPv4 host: that one is judged. */
const carriers = [
  { prefix: /^::ffff:(?=[0-9a-f]+:[0-9a-f]+$)/u },
  { prefix: /^64:ff9b::(?=[0-9a-f]+:[0-9a-f]+$)/u },
  { prefix: /^::(?=[0-9a-f]+:[0-9a-f]+$)/u },
  { prefix: /^2002:/u },
] as const;

function plainAddress(raw: string): string {
  const address = raw.split('%')[0] ?? raw;
  if (isIP(address) !== 6) return address;
  const short = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const carrier = carriers.find(({ prefix }) => prefix.test(short));
  if (carrier === undefined) return short;
  const [high = '', low = ''] = short.replace(carrier.prefix, '').split(':');
  const number = Number.parseInt(high, 16) * 65_536 + Number.parseInt(low || '0', 16);
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}
