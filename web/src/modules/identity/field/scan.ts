interface Detector { detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]> }
declare global { interface Window { BarcodeDetector?: new (options: { formats: string[] }) => Detector } }

/** Whether this browser reads QR codes by itself. */
export const canScan = 'BarcodeDetector' in window && 'mediaDevices' in navigator

/** Looks through the camera until a code is seen; null where it was stopped or there is no camera. */
export async function scan(video: () => HTMLVideoElement | null, signal: AbortSignal): Promise<string | null> {
  let stream: MediaStream | undefined
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
    const shown = video()
    if (!shown) return null
    shown.srcObject = stream
    await shown.play()
    const detector = new window.BarcodeDetector!({ formats: ['qr_code'] })
    while (!signal.aborted) {
      const [found] = await detector.detect(shown)
      if (found) return found.rawValue
      await new Promise((next) => setTimeout(next, 150))
    }
    return null
  }
  catch { return null }
  finally { stream?.getTracks().forEach((track) => track.stop()) }
}
