import { networkInterfaces, type NetworkInterfaceInfo } from 'node:os';

type Interfaces = NodeJS.Dict<Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[]>;

const isVirtual = (name: string) =>
  /^(docker|br-|veth|virbr|vmnet|vboxnet|tun|tap|utun|zt)/.test(name);

const isPrivate = (address: string) => /^(192\.168|10|172\.(1[6-9]|2\d|3[01]))\./.test(address);

/** The IPv4 address under which phones in the same room most likely reach this machine; none without a network. */
export function lanAddress(interfaces: Interfaces = networkInterfaces()): string | undefined {
  const found = Object.entries(interfaces).flatMap(([name, addresses = []]) =>
    addresses
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => ({
        address,
        rank: Number(isVirtual(name)) * 2 + Number(!isPrivate(address)),
      })),
  );
  return found.toSorted((one, other) => one.rank - other.rank)[0]?.address;
}
