import { holds, type Viewer } from '#/platform/visit.ts';

interface InSpaces {
  spaceIds: readonly string[];
}

/** Writing in a bilan: whoever works in one of its spaces, until it is put away. Guests read. */
export function mayWriteReport(viewer: Viewer, report: InSpaces & { archivedOn: string | null }): boolean {
  return report.archivedOn === null && report.spaceIds.some((spaceId) => holds(viewer, spaceId, 'member'));
}

/** Adopting, letting it out of the team, keeping templates: those who keep a space's memory. */
export function mayKeepReport(viewer: Viewer, report: InSpaces): boolean {
  return report.spaceIds.some((spaceId) => holds(viewer, spaceId, 'secretary'));
}

/** Spaces of the bilan in whose name the viewer may adopt a version. */
export function adoptingSpaces(viewer: Viewer, report: InSpaces): string[] {
  return report.spaceIds.filter((spaceId) => holds(viewer, spaceId, 'secretary'));
}

/**
 * Composing from these spaces: one where the viewer works, or several whose memory they all keep, since a joint bilan
 * shows each what the others hold.
 */
export function mayComposeFrom(viewer: Viewer, spaceIds: readonly string[]): boolean {
  const role = spaceIds.length > 1 ? 'secretary' : 'member';
  return spaceIds.length > 0 && spaceIds.every((spaceId) => holds(viewer, spaceId, role));
}
