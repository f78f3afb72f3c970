import { BlockList, isIP } from 'node:net';
import { getConnInfo } from '@hono/node-server/conninfo';
import type { Context } from 'hono';
import type { Log } from '#/platform/log.ts';

export interface Remote {
  /** Where the visit comes from, for rate limits only. */
  address: string;
  /** Whether a machine near by passes visits on, and the settings do not say so: everybody then counts as one. */
  unnamedProxy: boolean;
}

/** Reads where visits come from; says once in the log that a proxy passes them on, when it was not named. */
export function remoteReader(trustProxy: boolean, log: Log): (c: Context) => Remote {
  let isSaid = false;
  return (c) => {
    const forwarded = c.req.header('x-forwarded-for');
    const peer = peerOf(c);
    if (trustProxy) return { address: lastForwarded(forwarded) ?? peer, unnamedProxy: false };
    const unnamedProxy = forwarded !== undefined && isNear(peer);
    if (unnamedProxy && !isSaid) log.warn({ setting: 'TOILE_TRUST_PROXY' }, 'visits come through a proxy');
    isSaid ||= unnamedProxy;
    return { address: peer, unnamedProxy };
  };
}

function peerOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? noSocket;
  } catch {
    return noSocket;
  }
}

/** A request made in memory. */
const noSocket = 'unknown';

/** What our own proxy added: the last one. Some write the port too, which changes at each visit. */
export function lastForwarded(header: string | undefined): string | null {
  const last = header?.split(',').at(-1)?.trim() ?? '';
  if (last === '') return null;
  const bare = last.replace(/^\[(.*)\](:\d+)?$/, '$1');
  return isIP(bare) ? bare : bare.replace(/:\d+$/, '');
}

const near = new BlockList();
for (const [network, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['169.254.0.0', 16],
] as const)
  near.addSubnet(network, prefix);
near.addAddress('::1', 'ipv6');
near.addSubnet('fc00::', 7, 'ipv6');
near.addSubnet('fe80::', 10, 'ipv6');

/** This machine or its own network, where a proxy of the house stands: a passer-by’s header says nothing. */
export function isNear(address: string): boolean {
  if (address === noSocket) return true;
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').split('%')[0]!;
  const family = isIP(bare);
  return family !== 0 && near.check(bare, family === 4 ? 'ipv4' : 'ipv6');
}
