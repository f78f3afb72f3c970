import { hiddenMark } from '#/domains/protection/protection.public.ts';
import type { Locale } from '#/platform/visit.ts';
import type { Feedback, Transmission, TransmittedFigure } from './transmission.ts';

/**
 * A transmission as programs read it. A hidden number is null; `isHidden` says that it is not a zero, and `protection` says
 * it in the words of every page and file.
 */
export function transmissionJson(transmission: Transmission, feedback: readonly Feedback[], locale: Locale) {
  const { content } = transmission;
  return {
    id: transmission.id,
    spaceName: content.spaceName,
    recipientName: transmission.recipientName,
    purposeKind: transmission.purposeKind,
    purpose: transmission.purpose,
    transmittedAt: transmission.transmittedAt.toISOString(),
    answer: transmission.answer,
    isAwaited: transmission.isAwaited,
    replacesId: transmission.replacesId,
    codebook: { id: content.codebook.id, version: content.codebook.version, title: content.codebook.title },
    period: content.period,
    thresholds: content.thresholds,
    limits: content.limits,
    frameworkConventions: content.frameworkConventions,
    teamConvention: content.teamConvention,
    figures: content.figures.map((figure) => figureJson(figure, locale)),
    feedback: feedback.map(({ decidedOn, text }) => ({ decidedOn, text })),
  };
}

/** What is said with declarations that left one by one: what they are for, and how the team counts. */
export function declarationsAbout(transmission: Transmission) {
  const { content } = transmission;
  const { id, version, title } = content.codebook;
  return {
    transmissionId: transmission.id,
    spaceName: content.spaceName,
    recipientName: transmission.recipientName,
    purposeKind: transmission.purposeKind,
    purpose: transmission.purpose,
    codebook: { id, version, title },
    period: content.period,
    limits: content.limits,
    frameworkConventions: content.frameworkConventions,
    teamConvention: content.teamConvention,
  };
}

function figureJson(figure: TransmittedFigure, locale: Locale) {
  const { key, table, group, name, count, minutes } = figure;
  return {
    key,
    table,
    group: group[locale],
    name: name[locale],
    count: count.value,
    minutes: minutes.value,
    isHidden: count.isHidden,
    areMinutesHidden: minutes.isHidden,
    protection: count.isHidden || minutes.isHidden ? hiddenMark(locale) : null,
  };
}
