/** What the two ways in look like; decoration, so hidden from screen readers. */

const SKIES = ["#7d93b3", "#b9c3cf", "#9fb4a0", "#c9b48f", "#8d86ab", "#a9b9c9"];
const GROUNDS = ["#6d7f63", "#8f8f86", "#5f7480", "#8a7355", "#5c5f7a", "#7b8a6c"];
const BODIES = ["#c0392b", "#d24b3c", "#b52f2f", "#cf4a32", "#bd3a3a", "#c8452f"];

/** Six drawn red cars, as the practice job has them. */
export const PracticePicture = () => (
  <svg viewBox="0 0 480 208" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
    {SKIES.map((sky, i) => (
      <g key={sky} transform={`translate(${(i % 3) * 161} ${Math.floor(i / 3) * 105})`}>
        <rect width="159" height="103" fill={sky} />
        <path d={`M0 ${62 + (i % 3) * 4} Q40 ${48 + i} 80 60 T159 58 V103 H0z`} fill={GROUNDS[i]} />
        <g transform={`translate(${34 + (i % 4) * 6} ${52 - (i % 2) * 4}) scale(${0.9 + (i % 3) * 0.12})`}>
          <path d="M4 26h76v-8c0-4-6-6-16-7L54 2H28l-9 9C8 12 4 15 4 19z" fill={BODIES[i]} />
          <path d="M29 6h10v6H23zM43 6h9l6 6H43z" fill="#dfe8ee" />
          <circle cx="21" cy="27" r="7" fill="#222" />
          <circle cx="63" cy="27" r="7" fill="#222" />
          <circle cx="21" cy="27" r="3" fill="#999" />
          <circle cx="63" cy="27" r="3" fill="#999" />
        </g>
      </g>
    ))}
  </svg>
);

/** A brief being written. */
export const BriefPicture = () => (
  <svg viewBox="0 0 300 150" aria-hidden="true">
    <rect
      x="72"
      y="22"
      width="156"
      height="140"
      rx="10"
      fill="var(--surface-3)"
      stroke="var(--line-strong)"
    />
    <rect x="90" y="40" width="84" height="8" rx="4" fill="var(--text-3)" />
    <rect x="90" y="58" width="120" height="5" rx="2.5" fill="var(--surface-4)" />
    <rect x="90" y="69" width="104" height="5" rx="2.5" fill="var(--surface-4)" />
    {[88, 108, 128].map((y, i) => (
      <g key={y}>
        <rect
          x="90"
          y={y}
          width="12"
          height="12"
          rx="3"
          fill="none"
          stroke="var(--line-control)"
          strokeWidth="1.5"
        />
        <rect x="110" y={y + 3.5} width={[84, 62, 74][i]} height="5" rx="2.5" fill="var(--surface-4)" />
      </g>
    ))}
  </svg>
);
