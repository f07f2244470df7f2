import { prefix } from '@/api'

export type PictureSize = 'small' | 'medium' | 'large'

/** Address of a case's picture: an upright copy without metadata. */
export const pictureUrl = (caseId: string, sha256: string, size: PictureSize) => `${prefix}/api/cases/${caseId}/pictures/${sha256}/${size}`
