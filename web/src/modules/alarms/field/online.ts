import { onBeforeUnmount, onMounted, ref } from 'vue'

/** Whether the phone has reception, as it says itself: what is sent now or not at all asks this. */
export function useOnline() {
  const isOnline = ref(navigator.onLine)
  const look = () => { isOnline.value = navigator.onLine }
  onMounted(() => ['online', 'offline'].forEach((event) => addEventListener(event, look)))
  onBeforeUnmount(() => ['online', 'offline'].forEach((event) => removeEventListener(event, look)))
  return isOnline
}
