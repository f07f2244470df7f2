import { prefix } from '@/api'

export type PictureSize = 'small' | 'medium' | 'large'

/** Address of a case's picture: an upright copy without metadata. */
export const pictureUrl = (caseId: string, sha256: string, size: PictureSize) => `${prefix}/api/cases/${caseId}/pictures/${sha256}/${size}`

/** Address of a picture of one's own report, by its follow link. */
export const followedPictureUrl = (secret: string, sha256: string) => `${prefix}/api/follow/${secret}/pictures/${sha256}/medium`
