import type { Member } from '../api/types'

export type Role = Member['role']

/** Most power first, as in the lists that one chooses from. */
export const roles = ['approver', 'admin', 'user', 'viewer'] as const satisfies Role[]
