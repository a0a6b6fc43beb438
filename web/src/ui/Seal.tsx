/** The mark: a deed with its seal. */
export function Mark({ size = 32 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 32 32" style={{ flexShrink: 0 }}>
      <rect width="32" height="32" rx="8" fill="#0e635a" />
      <g fill="none" stroke="#fff" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M9 7h10l4 4v7" />
        <path d="M9 7v18h7M13 13h6M13 17h4" />
      </g>
      <circle cx="22" cy="23" r="5" fill="#e3b95b" />
      <path
        d="m19.8 23 1.6 1.6 2.8-3"
        fill="none"
        stroke="#17262a"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}

// A wax seal's uneven edge: sixteen soft teeth around a circle of 40.
const edge = Array.from({ length: 32 }, (_, tooth) => {
  const angle = (tooth * Math.PI) / 16
  const radius = tooth % 2 === 0 ? 46 : 41
  return `${(50 + radius * Math.cos(angle)).toFixed(1)} ${(50 + radius * Math.sin(angle)).toFixed(1)}`
}).join('L')

const signs = {
  check: 'M33 51 45 63 68 38',
  wait: 'M50 33V50L62 58',
  cross: 'M37 37 63 63M63 37 37 63',
  mail: 'M31 38h38v25H31zM32 39l18 14 18-14',
  question: 'M41 42a9 9 0 1 1 13 8c-3 1.6-4 3-4 6.5M50 64v.3',
}

export type SealSign = keyof typeof signs

/** The large seal above a page that says how something ended. */
export function Seal({ sign, tone = 'good' }: { sign: SealSign; tone?: 'good' | 'wait' | 'bad' | 'still' }) {
  const colour = `var(--deed-${tone})`
  return (
    <svg aria-hidden="true" width="88" height="88" viewBox="0 0 100 100">
      <path
        d={`M${edge}Z`}
        fill={`var(--deed-${tone}-tint)`}
        stroke={colour}
        strokeWidth="1.5"
        strokeLinejoin="round"
      />
      <circle cx="50" cy="50" r="33" fill="none" stroke={colour} strokeWidth="1" strokeDasharray="1.5 3" />
      <path
        d={signs[sign]}
        fill="none"
        stroke={colour}
        strokeWidth="5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  )
}
