export { district, loadDistrict } from './district'
