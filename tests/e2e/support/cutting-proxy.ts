import net from "node:net";

/** A way to the server on which lines break: each connection is cut after a random number of bytes of the request. */
export class CuttingProxy {
  cuts = 0;

  private constructor(
    private readonly listener: net.Server,
    readonly port: number,
  ) {}

  /** `bytes` says after how many bytes the next connection is cut. */
  static async before(port: number, bytes: () => number): Promise<CuttingProxy> {
    const listener = net.createServer();
    await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
    const proxy = new CuttingProxy(listener, (listener.address() as net.AddressInfo).port);
    listener.on("connection", (near) => {
      let left = bytes();
      const far = net.connect(port, "127.0.0.1");
      let isCut = false;
      const end = () => {
        near.destroy();
        if (!isCut) far.destroy();
      };
      near.on("error", end).on("close", end);
      far.on("error", end).on("close", end).on("data", (chunk) => near.destroyed || near.write(chunk));
      near.on("data", (chunk) => {
        far.write(chunk.subarray(0, Math.max(left, 0)));
        left -= chunk.length;
        if (left > 0) return;
        if (isCut) return;
        isCut = true;
        proxy.cuts += 1;
        // What was let through still arrives; no answer comes back.
        near.destroy();
        far.end();
        setTimeout(() => far.destroy(), 20);
      });
    });
    return proxy;
  }

  async stop(): Promise<void> {
    await new Promise((resolve) => this.listener.close(resolve));
  }
}
