export { default as AlarmPictures } from './AlarmPictures.vue'
export { default as CameraPlayer } from './CameraPlayer.vue'
export { cameras, type Camera, type Why } from './pictures'
export type { Standing } from './usePicture'
