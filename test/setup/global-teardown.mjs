export default async function teardown() {
  await globalThis.testPostgres?.stop();
  // what a failed test left open must not keep the run from ending: Jest complains after one second, then this
  setTimeout(() => process.exit(), 5_000).unref();
}
