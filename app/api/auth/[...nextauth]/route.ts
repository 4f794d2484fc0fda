import { answerAuth } from "@/lib/auth/route";

export { answerAuth as GET, answerAuth as POST };
