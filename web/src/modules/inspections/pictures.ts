import { prefix } from '@/api'

/** Address of an inspection's picture: an upright copy without metadata. */
export const pictureUrl = (inspectionId: string, sha256: string, size: 'small' | 'medium' | 'large') => `${prefix}/api/rounds/inspections/${inspectionId}/pictures/${sha256}/${size}`
