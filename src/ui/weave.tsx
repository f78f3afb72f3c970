/**
 * The woven edge at the head of every page: warp and weft of plain weave, one weft in madder. Each thread
 * is drawn with a gap where it passes under another; the warp hangs a little below, as on a loom.
 */
export function Selvedge() {
  return (
    <svg class="selvedge" width="100%" height="20" aria-hidden="true" focusable="false">
      <defs>
        <pattern id="selvedge-weave" width="16" height="20" patternUnits="userSpaceOnUse">
          <path class="warp" d="M4 0V7M4 11V20M12 0V1M12 5V13M12 17V18" />
          <path class="weft" d="M0 3H2M6 3H16M0 15H2M6 15H16" />
          <path class="weft-madder" d="M0 9H10M14 9H16" />
        </pattern>
      </defs>
      <rect width="100%" height="20" fill="url(#selvedge-weave)" />
    </svg>
  );
}

/** The sign of the site: three threads crossed by three, one of them in madder. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 28 28" width="32" height="32" aria-hidden="true" focusable="false">
      <path class="warp" d="M7 1V11.5M7 16.5V27M14 1V4.5M14 9.5V18.5M14 23.5V27M21 1V11.5M21 16.5V27" />
      <path class="weft" d="M1 7H4.5M9.5 7H18.5M23.5 7H27M1 21H4.5M9.5 21H18.5M23.5 21H27" />
      <path class="weft-madder" d="M1 14H11.5M16.5 14H27" />
    </svg>
  );
}
