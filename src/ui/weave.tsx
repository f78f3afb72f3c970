/**
 * The woven edge at the head of every page: warp and weft of plain weave, one weft in madder. Each thread
 * is drawn with a gap where it passes under another.
 */
export function Selvedge() {
  return (
    <svg class="selvedge" width="100%" height="18" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="selvedge-weave" width="12" height="18" patternUnits="userSpaceOnUse">
          <path class="warp" d="M3 0V7M3 11V18M9 0V1M9 5V13M9 17V18" />
          <path class="weft" d="M0 3H1M5 3H12M0 15H1M5 15H12" />
          <path class="weft-madder" d="M0 9H7M11 9H12" />
        </pattern>
      </defs>
      <rect width="100%" height="18" fill="url(#selvedge-weave)" />
    </svg>
  );
}

/** The sign of the site: three threads crossed by three, one of them in madder. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
      <path class="warp" d="M8 2V12M8 16V26M14 2V5.5M14 10.5V17.5M14 22.5V26M20 2V12M20 16V26" />
      <path class="weft" d="M2 8H5.5M10.5 8H17.5M22.5 8H26M2 20H5.5M10.5 20H17.5M22.5 20H26" />
      <path class="weft-madder" d="M2 14H11.5M16.5 14H26" />
    </svg>
  );
}
