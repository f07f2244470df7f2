"""A camera for tests: gst-rtsp-server with one moving picture. Prints its port once it serves; ends with its parent's pipe.

Usage: rtsp_server.py PORT CODEC GROUP [USER PASSWORD [basic|digest]]
  PORT   0 for one that the system chooses
  CODEC  h264 or h265
  GROUP  frames from one key frame to the next, at 25 a second
"""
import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtsp", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtsp, GstRtspServer

port, codec, group = sys.argv[1], sys.argv[2], int(sys.argv[3])
Gst.init(None)
encoders = {
    "h264": f"x264enc tune=zerolatency threads=1 speed-preset=ultrafast bitrate=600 key-int-max={group} ! video/x-h264,profile=baseline ! rtph264pay name=pay0 pt=96 config-interval=-1",
    "h265": f"x265enc tune=zerolatency speed-preset=ultrafast bitrate=600 key-int-max={group} ! rtph265pay name=pay0 pt=96 config-interval=-1",
}
for name in ("x264enc" if codec == "h264" else "x265enc",):
    if Gst.ElementFactory.find(name) is None:
        print(f"needs {name}", flush=True)
        sys.exit(3)

server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(port)
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch(f"( videotestsrc is-live=true pattern=ball ! video/x-raw,width=640,height=360,framerate=25/1 ! {encoders[codec]} )")
factory.set_shared(True)
if len(sys.argv) > 5:
    user, password, way = sys.argv[4], sys.argv[5], sys.argv[6] if len(sys.argv) > 6 else "digest"
    auth = GstRtspServer.RTSPAuth()
    auth.set_supported_methods(GstRtsp.RTSPAuthMethod.DIGEST if way == "digest" else GstRtsp.RTSPAuthMethod.BASIC)
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    if way == "digest":
        auth.add_digest(user, password, token)
    else:
        auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), token)
    factory.add_role_from_structure(Gst.Structure.new_from_string("viewer, media.factory.access=(boolean)true, media.factory.construct=(boolean)true"))
    server.set_auth(auth)
server.get_mount_points().add_factory("/live/main", factory)
server.attach(None)

loop = GLib.MainLoop()
threading.Thread(target=lambda: (sys.stdin.read(), loop.quit()), daemon=True).start()
print(server.get_bound_port(), flush=True)
loop.run()
