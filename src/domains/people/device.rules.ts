const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(Firefox|FxiOS)\//, 'Firefox'],
  [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bWindows\b/, 'Windows'],
  [/\b(Macintosh|Mac OS X)\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/**
 * What to call a device in the list of sessions: browser and system, no version and no model, so that
 * what is kept says as little as possible. Empty when neither is known.
 */
export function deviceLabel(userAgent: string | null): string {
  const text = (userAgent ?? '').slice(0, 500);
  const names = [firstMatch(browsers, text), firstMatch(systems, text)];
  return names.filter((name) => name !== '').join(', ');
}

function firstMatch(list: readonly (readonly [RegExp, string])[], text: string): string {
  return list.find(([pattern]) => pattern.test(text))?.[1] ?? '';
}
