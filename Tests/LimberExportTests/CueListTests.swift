import LimberExport
import LimberTesting
import Testing

struct CueListTests {
  @Test func `a cue list has one line for each cue`() {
    #expect(
      CueList.text(of: WorkedExample.timeline) == """
        0:00.000   1200  title             Side reach. Standing.
        0:08.000   3200  safety            Stop if it hurts <or pinches> & rest.
        0:12.400   2000  instruct   left   Reach your left arm up.
        0:16.400   1600  announce   left   Hold for ten seconds.
        0:18.500    150  start      left   (tone: start)
        0:25.500    400  countdown  left   Three.
        0:26.500    400  countdown  left   Two.
        0:27.500    400  countdown  left   One.
        0:28.500    800  instruct   left   Lower it.
        0:31.500   1600  switch     right  Now the right side.
        0:36.500   1200  instruct   right  Right arm up.
        0:39.700   1600  announce   right  Hold for ten seconds.
        0:41.800    150  start      right  (tone: start)
        0:48.800    400  countdown  right  Three.
        0:49.800    400  countdown  right  Two.
        0:50.800    400  countdown  right  One.
        0:51.800    400  instruct   right  Lower.
        0:54.800         end

        """)
  }
}
