"""A camera whose picture tells when it was taken: gst-rtsp-server. Prints its port once it serves; ends with its parent's pipe.

Usage: timed_camera.py WIDTH HEIGHT RATE [COUNT]
  COUNT  cameras at /live/0 and so on; one where left out

Each frame's upper edge holds 24 blocks, dark for 0 and light for 1: milliseconds of the day's clock (UNIX time modulo 2^24), the highest first;
below them the same turned round, so that a reader knows whether it read right.
"""
import sys
import threading
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

BITS = 24
width, height, rate = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
count = int(sys.argv[4]) if len(sys.argv) > 4 else 1
block = width // BITS
tall = block // 2 * 2
DARK, LIGHT, GREY = 40, 215, 120
Gst.init(None)


def frame(number):
    """I420: the two rows of blocks, then a bar that moves."""
    code = int(time.time() * 1000) % (1 << BITS)
    bits = [code >> (BITS - 1 - i) & 1 for i in range(BITS)]
    rest = bytes([GREY]) * (width - block * BITS)
    row = b"".join(bytes([LIGHT if bit else DARK]) * block for bit in bits) + rest
    turned = b"".join(bytes([DARK if bit else LIGHT]) * block for bit in bits) + rest
    bar = number * 7 % (width - 64)
    plain = bytes([90]) * bar + bytes([200]) * 64 + bytes([90]) * (width - 64 - bar)
    return row * tall + turned * tall + plain * (height - 2 * tall) + bytes([128]) * (width * height // 2)


def push(source, number=0):
    begun = time.monotonic()
    while True:
        buffer = Gst.Buffer.new_wrapped(frame(number))
        if source.emit("push-buffer", buffer) != Gst.FlowReturn.OK:
            return
        number += 1
        time.sleep(max(0, begun + number / rate - time.monotonic()))


def configured(_, media):
    threading.Thread(target=push, args=(media.get_element().get_child_by_name("source"),), daemon=True).start()


server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service("0")
for number in range(count):
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(
        f"( appsrc name=source is-live=true do-timestamp=true format=time caps=video/x-raw,format=I420,width={width},height={height},framerate={rate}/1 "
        f"! x264enc tune=zerolatency threads=1 speed-preset=ultrafast bitrate=900 key-int-max={rate} ! video/x-h264,profile=baseline ! rtph264pay name=pay0 pt=96 config-interval=-1 )"
    )
    factory.set_shared(True)
    factory.connect("media-configure", configured)
    server.get_mount_points().add_factory(f"/live/{number}", factory)
server.attach(None)

loop = GLib.MainLoop()
threading.Thread(target=lambda: (sys.stdin.read(), loop.quit()), daemon=True).start()
print(server.get_bound_port(), flush=True)
loop.run()
