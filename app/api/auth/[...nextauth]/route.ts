import { showAuth, takeAuth } from "../answer-auth";

export { showAuth as GET, takeAuth as POST };
