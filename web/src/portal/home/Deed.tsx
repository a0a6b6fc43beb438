// Lines where words would be, each with its width.
const lines = [150, 168, 132, 160, 96]

/** The picture of the first page: a deed, not yet signed by anybody in particular. */
export function Deed() {
  return (
    <svg aria-hidden="true" viewBox="0 0 320 340" fill="none">
      <rect
        x="70"
        y="20"
        width="220"
        height="280"
        rx="12"
        fill="var(--deed-tint)"
        transform="rotate(5 180 160)"
      />
      <rect
        x="40"
        y="24"
        width="220"
        height="280"
        rx="12"
        fill="var(--deed-sheet)"
        stroke="var(--deed-line)"
      />
      <rect x="40" y="24" width="220" height="8" rx="4" fill="var(--mantine-primary-color-filled)" />
      <rect x="68" y="60" width="92" height="12" rx="6" fill="var(--mantine-color-text)" opacity="0.85" />
      {lines.map((width, line) => (
        <rect
          key={width}
          x="68"
          y={96 + line * 22}
          width={width}
          height="7"
          rx="3.5"
          fill="var(--mantine-color-dimmed)"
          opacity="0.32"
        />
      ))}
      <path
        d="M70 256c14-26 22-22 20-4s8 14 16-2 14-4 18 4 14 4 28-2"
        stroke="var(--deed-focus)"
        strokeWidth="3"
        strokeLinecap="round"
      />
      <path d="M68 272h92" stroke="var(--deed-line)" strokeWidth="2" />
      <path d="m214 268-14 48 26-14 26 14-14-48z" fill="#b98a2e" />
      <circle cx="226" cy="250" r="36" fill="#e3b95b" />
      <circle cx="226" cy="250" r="27" stroke="#8a641a" strokeWidth="1.5" strokeDasharray="2 4" />
      <path
        d="m213 251 9 9 17-19"
        stroke="#17262a"
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
